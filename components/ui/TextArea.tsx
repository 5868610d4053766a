import { Field, type FieldProps } from './Field';

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function TextArea({ value, onChange, rows = 3, ...props }: TextAreaProps) {
  return (
    <Field
      {...props}
      control={(tied) => (
        <textarea
          {...tied}
          value={value}
          rows={rows}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}
