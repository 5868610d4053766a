/**
 * What the server's pages do better in a browser: navigation and forms without a page load, and what
 * colleagues add appears while the page is open. Without this script everything works by page loads.
 */

const LOOK_AGAIN_MS = 15_000;
const TALL_NOTE_PX = 420;

/** Markup comes from this same server, which escapes every text in it. */
async function readPage(address, options) {
  const response = await fetch(address, options);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return { page, address: response.url, main: page.querySelector('main#main') };
}

function show({ page, main }) {
  document.title = page.title;
  document.querySelector('main#main').replaceWith(main);
  const side = page.querySelector('nav.side ul');
  document.querySelector('nav.side ul').replaceWith(side);
  dress();
}

/** Goes to a page of the CRM: in place where it can, else as any link would. */
async function open(address, { push }) {
  const read = await readPage(address);
  if (!read.main) {
    location.assign(address);
    return;
  }
  if (push) history.pushState(null, '', read.address);
  show(read);
  scrollTo(0, 0);
}

async function submit(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  if (form.method === 'get') {
    await open(`${form.action}?${fields}`, { push: true });
    return;
  }
  const read = await readPage(form.action, { method: 'POST', body: fields });
  if (!read.main) location.reload();
  else show(read);
}

/** Takes over what changed on the server, leaving alone what the user is typing in. */
async function refresh() {
  if (document.hidden || !document.querySelector('[data-live]')) return;
  const address = location.href;
  const { main } = await readPage(address);
  if (!main || address !== location.href) return;
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = main.querySelector(`[data-live="${part.dataset.live}"]`);
    const busy = part.contains(document.activeElement);
    if (fresh && !busy && fresh.textContent !== part.textContent) part.replaceWith(fresh);
  }
  dress();
}

/** Folds notes that would fill the page; all are measured first, so that the page is laid out once. */
function dress() {
  const notes = [...document.querySelectorAll('.note-text:not(.folded, .whole)')];
  for (const text of notes.filter(({ scrollHeight }) => scrollHeight > TALL_NOTE_PX)) {
    text.classList.add('folded');
    const more = document.createElement('button');
    more.textContent = 'Show the whole note';
    more.className = 'more';
    more.addEventListener('click', () => {
      text.classList.replace('folded', 'whole');
      more.remove();
    });
    text.after(more);
  }
}

addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !plain || link.hasAttribute('download') || link.origin !== location.origin) return;
  event.preventDefault();
  void open(link.href, { push: true });
});

addEventListener('submit', (event) => {
  if ('wholePage' in event.target.dataset) return;
  event.preventDefault();
  void submit(event.target, event.submitter);
});

addEventListener('change', (event) => {
  const form = event.target.form;
  if (form && 'sendOnChange' in form.dataset) form.requestSubmit();
});

addEventListener('popstate', () => void open(location.href, { push: false }));
addEventListener('focus', () => void refresh());
setInterval(() => void refresh(), LOOK_AGAIN_MS);
dress();
