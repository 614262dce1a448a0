import { newId } from '#domain/record/new-id.ts'
import { withServer } from '../with-server.ts'

// `node dist/server/new-epoch.js`: says that the database was restored from a backup (R1). Every device then goes
// through all its scopes and offers its journal again, so that what the backup lacks comes back.
await withServer(async ({ store, clock, random }) => {
  const epoch = newId('e', random)
  await store.write(async ({ meta, audit }) => {
    const from = await meta.epoch()
    await meta.set('epoch', epoch)
    const what = { action: 'epoch.new', object: epoch, result: 'done', details: { from } } as const
    await audit.add({ at: clock(), user: null, device: null, address: 'console', ...what })
  })
  console.log(`epoch ${epoch}`)
})
