import { Field, type FieldProps } from './Field';

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

export function Select({ value, options, onChange, ...props }: SelectProps) {
  return (
    <Field
      value={value}
      {...props}
      control={(tied) => (
        <select
          {...tied}
          dir="auto"
          value={value}
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}
