import { Field, type FieldProps } from './Field';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?:
    'text' | 'url' | 'email' | 'tel' | 'time' | 'date' | 'datetime-local' | 'password';
  readonly inputMode?: 'decimal' | 'numeric';
  readonly autoComplete?: 'off';
  readonly placeholder?: string;
}

export function TextField({ value, onChange, type = 'text', ...props }: TextFieldProps) {
  return (
    <Field
      {...props}
      value={value}
      control={(tied) => (
        <input
          {...tied}
          dir="auto"
          type={type}
          value={value}
          inputMode={props.inputMode}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete}
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}
