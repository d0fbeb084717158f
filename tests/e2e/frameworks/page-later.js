/** A framework's app over markup that a server wrote; it takes that over when the test says so. */
import { mount } from 'framework';

window.hydrate = async () => {
  window.change = await mount(document.getElementById('app'), window.initial);
};
