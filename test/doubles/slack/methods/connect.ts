// apps.connections.open: a URL for one socket.
import type { Methods } from './method.ts';

/** `tickets` are those that no socket was opened with yet. */
export const connect = (tickets: Set<string>): Methods => ({
  'apps.connections.open': {
    token: 'app',
    scopes: ['connections:write'],
    run({ world }) {
      const ticket = world.id('ticket-');
      tickets.add(ticket);
      return { url: `${world.url.replace(/^http/u, 'ws')}/link/?ticket=${ticket}&app_id=double` };
    },
  },
});
