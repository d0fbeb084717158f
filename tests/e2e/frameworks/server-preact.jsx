import { renderToStaticMarkup } from 'react-dom/server';
import { App } from './preact.jsx';

/** React's renderer without its comments writes what Preact's own would. */
export const markup = (initial) => renderToStaticMarkup(App({ state: initial }));
