/** Around the card, in the page. Scrolled to, it keeps away from the edges, where CRMs have bars. */
export const HOST_STYLE = `
:host{all:initial;display:block;margin:12px 0;color-scheme:light dark;scroll-margin:90px 0}
:host([data-floating]){position:fixed;right:16px;bottom:16px;z-index:2147483647;width:360px;
max-width:calc(100vw - 32px);max-height:calc(100vh - 32px);overflow:auto;margin:0}
:host([data-floating=left]){right:auto;left:16px}
iframe{display:block;border:0;width:100%;color-scheme:light dark}
`;

/**
 * The card itself, in its own frame; its height is 100vh there. The colours are the browser's own
 * light and dark. A button that is scrolled to brings the card along, clear of a CRM's bars.
 */
export const CARD_STYLE = `
:root{color-scheme:light dark;--own:light-dark(#0b6a70,#63c5c4)}
body{margin:0;font:13px/18px system-ui,sans-serif;color:light-dark(#1d2433,#e6e9f0)}
section{background:light-dark(#fff,#1d222c);border:1px solid light-dark(#c9d1de,#3a4252);
border-left:4px solid var(--own);border-radius:8px;padding:12px;overflow-wrap:anywhere;outline:0}
header,.actions{display:flex;gap:8px;align-items:baseline;flex-wrap:wrap}
h2{font-size:14px;font-weight:600;margin:0;flex:auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin:8px 0}
dt,label,.primary,.soon,.problem{font-weight:600}
dt{color:light-dark(#4a5468,#aab3c5)}
dd{margin:0}
p{margin:4px 0}
dd,p{white-space:pre-wrap;unicode-bidi:plaintext}
.actions{margin-top:8px}
form,label{display:grid;gap:8px}
button,select,textarea{font:inherit;font-weight:400;color:inherit;
background:light-dark(#fff,#12161d);border:1px solid light-dark(#8490a5,#6b7690);border-radius:6px;
padding:5px 12px;min-height:30px;box-sizing:border-box;max-width:100%}
button{cursor:pointer;scroll-margin:min(100vh + 90px,440px) 0 120px}
button.primary{background:var(--own);border-color:transparent;color:light-dark(#fff,#08201f);
font-weight:600}
.icon{border:0;background:none;padding:0 6px;min-height:24px}
section:not(.floats) .move{display:none}
:focus-visible{outline:2px solid var(--own);outline-offset:2px}
.soon{color:light-dark(#8a5200,#e9b567)}
.problem{color:light-dark(#a4161a,#ff9c9c)}
`;
