import fc from 'fast-check';

/** Any string at all, lone surrogates too. (fast-check's own takes seconds to begin.) */
export const anyText = fc.uint16Array().map((units) => String.fromCharCode(...units));
