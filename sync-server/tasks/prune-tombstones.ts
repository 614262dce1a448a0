import { withServer } from '../with-server.ts'

const days = 400

// `node dist/server/prune-tombstones.js`: forgets what was deleted or moved more than 400 days ago (R2).
await withServer(async ({ store, clock }) => {
  const pruned = await store.write(({ feed }) => feed.pruneTombstones(clock() - days * 86_400_000))
  console.log(`${pruned} tombstones of more than ${days} days forgotten`)
})
