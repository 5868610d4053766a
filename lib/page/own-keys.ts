/** What is typed in our form is not the page's: its shortcuts must not act on it. */
export function keepKeys(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    form.addEventListener(type, (event) => event.stopPropagation());
  }
}
