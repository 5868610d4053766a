import { useId } from 'react';

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  /** Absent where nothing is chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** A few choices side by side, of which one or none is taken. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset className="radio-group">
      <legend>{props.label}</legend>
      <div className="radio-options">
        {props.options.map(({ value, text }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
