import type { ReactNode } from 'react';
import { useId } from 'react';

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[];
  readonly value: string | undefined;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of several, each a chip: all of them are read at once, and one press chooses. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, options, value, error, autoFocus = false, onChange } = props;
  const [name, errorId] = [useId(), useId()];
  const focused = options.some((option) => option.value === value) ? value : options[0]?.value;
  return (
    <fieldset
      className="choices"
      role="radiogroup"
      aria-invalid={error !== undefined}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>{label}</legend>
      <div className="choices-options">
        {options.map((option) => (
          <label key={option.value} className="pick">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              autoFocus={autoFocus && option.value === focused}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={errorId} className="error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
