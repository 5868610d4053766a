import { Field, type FieldProps } from './Field';

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function TextArea({ value, onChange, rows = 3, ...props }: TextAreaProps) {
  return (
    <Field
      {...props}
      value={value}
      control={(tied) => (
        <textarea
          {...tied}
          dir="auto"
          value={value}
          rows={rows}
          placeholder={props.placeholder}
          autoFocus={props.autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  );
}
