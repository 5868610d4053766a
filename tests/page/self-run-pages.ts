import type { PageOfCrm } from './vendor-pages';

/** Record pages of the CRMs that companies run themselves; of their own origin, known by their markers. */
export const SELF_RUN_PAGES: readonly PageOfCrm[] = [
  {
    adapter: 'odoo',
    html: `
      <body class="o_web_client">
        <header class="o_navbar"></header>
        <div class="o_action_manager">
          <div class="o_view_controller o_form_view o_crm_form_view o_lead_opportunity_form" hidden>
            <div class="o_form_sheet_bg" data-copy="of the record before"></div>
          </div>
          <div class="o_view_controller o_form_view o_crm_form_view o_lead_opportunity_form">
            <div class="o_control_panel">
              <span class="o_last_breadcrumb_item">Cold chain pilot</span>
            </div>
            <div class="o_content">
              <div class="o_form_renderer">
                <div class="o_form_sheet_bg">
                  <div class="o_form_statusbar"></div>
                  <div class="o_form_sheet"><div class="o_field_widget" name="partner_name"></div></div>
                </div>
                <div class="o-mail-ChatterContainer o-mail-Form-chatter">
                  <div class="o-mail-Chatter"></div>
                </div>
              </div>
            </div>
          </div>
        </div>
        <div class="o-overlay-container">
          <div class="modal">
            <div class="o_form_view"><div class="o_form_sheet_bg"></div></div>
          </div>
        </div>
      </body>`,
    place: { relation: 'in', selector: '.o_view_controller:not([hidden]) .o_form_sheet_bg' },
  },
  {
    adapter: 'espocrm',
    html: `
      <head>
        <meta name="description" content="EspoCRM – Open Source CRM application." />
      </head>
      <body>
        <link id="main-stylesheet" />
        <div id="content">
          <div id="main" hidden>
            <div class="record">
              <div class="record-grid"><div class="side"></div></div>
            </div>
          </div>
          <div id="main">
            <div class="header page-header"><h3>Marta Kowalczyk</h3></div>
            <div class="record">
              <div class="detail" data-scope="Lead" id="65a1b2c3d4e5f6a7b">
                <div class="record-grid">
                  <div class="left">
                    <div class="middle"><div class="cell" data-name="status"></div></div>
                    <div class="extra"></div>
                    <div class="bottom"><div class="panel" data-name="stream"></div></div>
                  </div>
                  <div class="side"><div class="panel" data-name="default"></div></div>
                </div>
              </div>
            </div>
          </div>
        </div>
      </body>`,
    place: { relation: 'in', selector: '#main:not([hidden]) .side' },
  },
  {
    adapter: 'vtiger',
    html: `
      <head>
        <link href="layouts/v7/lib/todc/css/bootstrap.min.css" />
      </head>
      <body data-user-dateformat="dd-mm-yyyy">
        <div class="detailViewContainer" hidden><div class="detailview-content"></div></div>
        <div class="main-container">
          <div class="detailViewContainer viewContent">
            <div class="detailview-header-block"><span class="recordLabel">Marta Kowalczyk</span></div>
            <div class="detailview-content">
              <div class="details row">
                <div class="left-block"><div id="Leads_detailView_fieldValue_email"></div></div>
                <div id="relatedActivities"></div>
              </div>
            </div>
          </div>
        </div>
      </body>`,
    place: { relation: 'in', selector: '.detailViewContainer:not([hidden]) > .detailview-content' },
  },
];
