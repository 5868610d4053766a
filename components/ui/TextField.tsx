import { Field, type FieldProps } from './Field';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?:
    'text' | 'url' | 'email' | 'tel' | 'time' | 'date' | 'datetime-local' | 'password';
  readonly inputMode?: 'decimal' | 'numeric';
  readonly autoComplete?: 'off';
  readonly maxLength?: number;
  readonly placeholder?: string;
}

export function TextField({ value, onChange, type = 'text', ...props }: TextFieldProps) {
  return (
    <Field
      {...props}
      control={(tied) => (
        <input
          {...tied}
          type={type}
          value={value}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete}
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}
