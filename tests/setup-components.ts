import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

/** So much of the screen (characters) is told by a test that fails; its whole DOM would hide the others. */
const TOLD = 600;

function errorOf(message: string | null, { textContent }: Element): Error {
  const [what] = (message ?? '').split('\n\nHere are the ');
  const told = textContent.length > TOLD ? `${textContent.slice(0, TOLD)}…` : textContent;
  const error = new Error(`${what}\n\nThe screen says: ${told}`);
  error.name = 'TestingLibraryElementError';
  // Whoever looks for the line that failed does not want this one.
  Error.captureStackTrace(error, errorOf);
  return error;
}

// Ms: a busy machine may need long, and what is waited for is looked for often.
configure({ asyncUtilTimeout: 20_000, getElementError: errorOf });
afterEach(cleanup);

// A click on a link must not leave the test for the network.
beforeEach(() => {
  const stay = (event: Event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (link && !link.download) event.preventDefault();
  };
  document.addEventListener('click', stay);
  return () => document.removeEventListener('click', stay);
});
