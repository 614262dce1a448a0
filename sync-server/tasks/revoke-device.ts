import { revokeDevices } from '../services/users/revoke-devices.ts'
import { explaining, withServer } from '../with-server.ts'

// `node dist/server/revoke-device.js wang.li d_…`: shuts a lost phone out; without a device, all of the person's.
const [username, device = null] = process.argv.slice(2)
await explaining(username, 'node dist/server/revoke-device.js <username> [device]', (name) =>
  withServer(async (context) => {
    const count = await revokeDevices(context, name, device, { user: null, address: 'console' })
    console.log(`${count} device(s) shut out. What they had not sent stays on them.`)
  }),
)
