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

/**
 * The same contact by web components that the page defines once it has loaded: the name in the app's
 * shadow root, the company slotted into it, a value in a root of its own, and a row that is all root.
 */
function componentsPage(id: string): string {
  const { name = '', company = '', email = '', phone = '' } = CONTACTS[id] ?? {};
  const contact = JSON.stringify({ name, company, email, phone }).replaceAll('<', '\\u003c');
  return `<!doctype html><title>Contacts</title><body><crm-app></crm-app>
<script>
const contact = ${contact};
const made = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  element.append(text);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
class CrmValue extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(made('a', this.getAttribute('value')));
  }
}
class CrmRow extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    const field = made('input', '', { id: 'field', value: this.getAttribute('value') });
    root.append(made('label', this.getAttribute('caption'), { for: 'field' }), field);
  }
}
class CrmApp extends HTMLElement {
  connectedCallback() {
    const rows = [['Fax', '+49 30 7654321'], ['Phone', contact.phone]]
      .filter(([caption]) => caption !== 'Fax' || '${id}' === '7')
      .map(([caption, value]) => made('crm-row', '', { caption, value }));
    const mail = made('dd', made('crm-value', '', { value: contact.email }));
    const list = made('dl', made('dt', 'E-mail:'));
    list.append(mail);
    const slot = made('p', made('slot', ''));
    this.attachShadow({ mode: 'open' }).append(made('h1', contact.name), slot, list, ...rows);
    this.append(made('b', contact.company));
  }
}
addEventListener('load', () => {
  customElements.define('crm-value', CrmValue);
  customElements.define('crm-row', CrmRow);
  customElements.define('crm-app', CrmApp);
});
</script></body>`;
}

/** A page that shows a contact in a frame of its own site, and that one in a frame again. */
const framedPage = (path: string) =>
  `<!doctype html><title>Contacts</title><body style="margin: 40px">
<p>Workspace</p><iframe name="main" src="${path}" width="700" height="500"
  style="padding: 12px; border: 5px solid"></iframe></body>`;

/** A page with the three things that no script of an extension reads, and one that it does. */
const blindPage = (otherSite: string) =>
  `<!doctype html><title>Contacts</title><body>
<canvas width="200" height="40"></canvas><br />
<crm-closed style="display: inline-block; width: 200px; height: 40px"></crm-closed><br />
<iframe src="${otherSite}/contacts/7" width="400" height="200"></iframe>
<p>Ana Weber</p>
<script>
document.querySelector('crm-closed').attachShadow({ mode: 'closed' }).append('Ana Weber');
</script></body>`;

/** Serves two contacts on a free port. */
export async function startForeignSite(): Promise<ForeignSite> {
  let otherSite = '';
  const server = createServer(({ url = '' }, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    const [, kind = '', id = ''] = url.split('/');
    const pages: Record<string, () => string> = {
      components: () => componentsPage(id),
      frame: () => framedPage(`/contacts/${id}`),
      frames: () => framedPage(`/frame/${id}`),
      blind: () => blindPage(otherSite),
    };
    answer.end((pages[kind] ?? (() => page(id)))());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is no pipe's name.
  const { port } = server.address() as AddressInfo;
  // By another name of the same machine it is another site.
  otherSite = `http://localhost:${port}`;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
