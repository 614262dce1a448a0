import { setPassword } from '../services/users/set-password.ts'
import { askPassword, explaining, withServer } from '../with-server.ts'

// `node dist/server/set-password.js wang.li`: a new password, which also opens an account that wrong tries closed.
const [username] = process.argv.slice(2)
await explaining(username, 'node dist/server/set-password.js <username>', (name) =>
  withServer(async (context) => {
    await setPassword(context, name, await askPassword(), { user: null, address: 'console' })
    console.log(`${name} has a new password; every session of the account has ended.`)
  }),
)
