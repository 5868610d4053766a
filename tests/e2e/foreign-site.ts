import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site that is no CRM that Baton knows. */
export interface ForeignSite {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const CONTACTS: Record<string, Record<'name' | 'company' | 'email' | 'phone', string>> = {
  7: {
    name: 'Ana Weber',
    company: 'Weber Logistik',
    email: 'ana@weber.example',
    phone: '+49 30 1234567',
  },
  8: {
    name: '<img src=x onerror="document.title=1">',
    company: 'Ode Mills',
    email: 'ben@ode.example',
    phone: '',
  },
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Each fact stands in another kind of markup; the name is a link that leads away. */
function page(id: string): string {
  const { name = '', company = '', email = '', phone = '' } = CONTACTS[id] ?? {};
  return `<!doctype html><title>Contacts</title><body>
<nav><a href="/contacts/7">All contacts</a></nav>
<h1><a href="/elsewhere">${escaped(name)}</a></h1>
<p data-field="company">${escaped(company)}</p>
<dl><dt>E-mail:</dt><dd><a href="mailto:${email}">${escaped(email)}</a></dd></dl>
<label for="p-${id}">Phone</label> <input id="p-${id}" value="${escaped(phone)}" />
<p>Internal remark: owes us two invoices.</p>
</body>`;
}

/** Serves two contacts on a free port. */
export async function startForeignSite(): Promise<ForeignSite> {
  const server = createServer(({ url = '' }, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(page(url.split('/').at(-1) ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is no pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
