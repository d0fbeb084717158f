import { generateHydrationScript, renderToString } from 'solid-js/web';
import { App } from './solid.jsx';

export const markup = (initial) => renderToString(() => <App state={() => initial} />);
/** What has to run before the markup is taken over. */
export const head = generateHydrationScript();
