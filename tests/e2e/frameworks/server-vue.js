import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { template } from './vue.js';

export const markup = (initial) =>
  renderToString(createSSRApp({ template, setup: () => ({ state: initial }) }));
