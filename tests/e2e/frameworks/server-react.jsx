import { renderToString } from 'react-dom/server';
import { App } from './react.jsx';

export const markup = (initial) => renderToString(<App initial={initial} />);
