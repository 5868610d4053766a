import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** The reference of opening the panel: React, and one line. */
const root = document.getElementById('root');
if (root) createRoot(root).render(createElement('p', null, 'Ready'));
