import { renewRescueKey } from '../services/rescue/rescue-keys.ts'
import { withServer } from '../with-server.ts'
import { refusing } from './upkeep/refusal.ts'

// `node dist/server/renew-rescue-key.js`: after a copy of the database fell into the wrong hands. Rescue files that are
// made from now on are for a new key; those that are under way still open.
await refusing(() =>
  withServer(async (context) => {
    const id = await renewRescueKey(context)
    console.log(`rescue key ${id}; phones take it at their next exchange, at the latest after a week`)
  }),
)
