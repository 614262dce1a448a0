import { readConfig } from '../config.ts'
import { forgetUnshown } from '../services/photos/forget-unshown.ts'
import { openPhotoStore } from '../services/photos/open-photo-store.ts'
import { unshownDays } from '../services/photos/receive-photo.ts'
import { withServer } from '../with-server.ts'

const days = 400

// `node dist/server/prune-tombstones.js`: forgets what was deleted or moved more than 400 days ago (R2), and photos of
// more than 90 days that no mutation has ever named.
await withServer(async (context) => {
  const { store, clock } = context
  const pruned = await store.write(({ feed }) => feed.pruneTombstones(clock() - days * 86_400_000))
  console.log(`${pruned} tombstones of more than ${days} days forgotten`)
  const gone = await forgetUnshown(context, openPhotoStore(readConfig(process.env)))
  console.log(`${gone.photos} photos of more than ${unshownDays} days forgotten that no record ever showed`)
  console.log(`${gone.unfinished} unfinished uploads removed`)
})
