import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

// Ms: a busy machine may need long, and what is waited for is looked for often.
configure({ asyncUtilTimeout: 20_000 });
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
