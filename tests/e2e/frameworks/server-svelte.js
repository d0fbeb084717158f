import { render } from 'svelte/server';
import App from './App.svelte';

export const markup = (initial) => render(App, { props: { initial, onReady: () => undefined } }).body;
