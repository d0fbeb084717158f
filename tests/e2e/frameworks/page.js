/** Shows a framework's app; the test changes it through `window.change`. */
import { mount } from 'framework';

window.change = await mount(document.getElementById('app'), window.initial);
