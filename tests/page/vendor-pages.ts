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
  {
    adapter: 'hubspot',
    html: `
      <div data-test-id="record-header">Marta Kowalczyk</div>
      <div data-test-id="left-sidebar"><div data-selenium-test="highlightedPropertySidebar"></div></div>
      <div data-test-id="middle-pane">
        <div data-test-id="tab-1-content" hidden>
          <div data-test-id="card-wrapper-ACTIVITIES_V2/1">Activities</div>
        </div>
        <div data-test-id="tab-0-content">
          <div data-test-id="card-wrapper-DATA_HIGHLIGHTS/1">Highlights</div>
        </div>
      </div>
      <div data-test-id="records-right-sidebar" hidden>
        <div data-test-id="card-wrapper-ASSOCIATION/9">The record before</div>
      </div>
      <div data-test-id="records-right-sidebar">
        <div class="ScrollContainer-abc"><div data-test-id="card-wrapper-ASSOCIATION/1">Deals</div></div>
      </div>`,
    place: { relation: 'before', selector: '[data-test-id="card-wrapper-ASSOCIATION/1"]' },
  },
  {
    adapter: 'hubspot',
    html: `
      <div data-test-id="middle-pane">
        <div hidden><div data-test-id="card-wrapper-ACTIVITIES_V2/1">Activities</div></div>
        <div><div data-test-id="card-wrapper-DATA_HIGHLIGHTS/1">Highlights</div></div>
      </div>`,
    place: { relation: 'before', selector: '[data-test-id="card-wrapper-DATA_HIGHLIGHTS/1"]' },
  },
  {
    adapter: 'salesforce',
    html: `
      <div class="windowViewMode-normal oneContent" hidden>
        <one-record-home-flexipage2><records-lwc-highlights-panel>
          <records-highlights2>The record before</records-highlights2>
        </records-lwc-highlights-panel></one-record-home-flexipage2>
      </div>
      <div class="windowViewMode-normal oneContent active lafPageHost">
        <one-record-home-flexipage2><div class="record-page-decorator">
          <records-lwc-highlights-panel id="front">
            <records-highlights2><h1 class="slds-page-header__title">Marta Kowalczyk</h1></records-highlights2>
          </records-lwc-highlights-panel>
        </div></one-record-home-flexipage2>
      </div>`,
    place: { relation: 'after', selector: '#front' },
  },
  {
    // A console, where several records are open at once.
    adapter: 'salesforce',
    html: `
      <section class="oneConsoleTab" hidden>
        <div class="windowViewMode-maximized active lafPageHost">
          <records-lwc-highlights-panel>Another tab</records-lwc-highlights-panel>
        </div>
      </section>
      <section class="oneConsoleTab active">
        <div class="windowViewMode-maximized active lafPageHost">
          <records-lwc-highlights-panel id="front">Marta Kowalczyk</records-lwc-highlights-panel>
        </div>
      </section>`,
    place: { relation: 'after', selector: '#front' },
  },
  {
    adapter: 'dynamics',
    html: `
      <div id="ApplicationShell">
        <ul data-lp-id="commandbar-Form:lead"></ul>
        <div data-id="editFormRoot" hidden><div data-id="form-header">The record before</div></div>
        <div data-id="editFormRoot">
          <div data-id="form-header" id="front"><h1 data-id="header_title">Marta Kowalczyk</h1></div>
          <ul id="tablist"><li data-id="tablist-SUMMARY">Summary</li></ul>
          <div data-id="emailaddress1-FieldSectionItemContainer"></div>
        </div>
      </div>`,
    place: { relation: 'after', selector: '#front' },
  },
];
