/** A record's page as a CRM draws it, as far as its structure is described; and where the card goes. */
export interface PageOfCrm {
  readonly adapter: string;
  readonly html: string;
  readonly place: { readonly relation: 'in' | 'before' | 'after'; readonly selector: string };
}

export const PAGES: readonly PageOfCrm[] = [
  {
    adapter: 'pipedrive',
    html: `
      <div class="viewContainer" style="display: none" hidden>
        <div class="detailView dealDetails"><div data-test="detail-info-1">Another deal</div></div>
      </div>
      <div class="viewContainer">
        <div class="detailView dealDetails">
          <div data-test="detail-info-1">Cold storage, two halls</div>
          <div class="fieldsList"><a data-test="phone-number-button">+48 58 555 01 42</a></div>
        </div>
      </div>`,
    place: { relation: 'before', selector: '[data-test="detail-info-1"]' },
  },
  {
    adapter: 'pipedrive',
    html: `
      <div class="viewContainer" style="display: none" hidden>
        <div class="detailView personDetails"><div class="infoBlock">Somebody else</div></div>
      </div>
      <div class="viewContainer">
        <div class="detailView personDetails"><div class="infoBlock">Marta Kowalczyk</div></div>
      </div>`,
    place: { relation: 'in', selector: '.viewContainer:not([hidden]) > .detailView' },
  },
];
