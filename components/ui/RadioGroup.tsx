import { useId } from 'react';

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  /** Whether its name is said only, since what stands around it shows what it is for. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  /** Absent where nothing is chosen yet. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
  /** Whether the choice, or the first one, has the focus at once. */
  readonly autoFocus?: boolean;
}

/** A few choices side by side, of which one or none is taken. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = useId();
  const legendId = `${name}legend`;
  const errorId = `${name}error`;
  const chosen = props.options.findIndex(({ value }) => value === props.value);
  const first = Math.max(chosen, 0);
  const invalid =
    props.error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId };
  return (
    <fieldset className="radio-group" role="radiogroup" aria-labelledby={legendId} {...invalid}>
      <legend id={legendId} className={props.isLabelHidden ? 'unseen' : undefined}>
        {props.label}
      </legend>
      <div className="radio-options">
        {props.options.map(({ value, text }, index) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              autoFocus={props.autoFocus === true && index === first}
              onChange={() => props.onChange(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {props.error !== undefined && (
        <p id={errorId} className="error">
          {props.error}
        </p>
      )}
    </fieldset>
  );
}
