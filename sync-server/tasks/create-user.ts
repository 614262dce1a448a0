import { parseArgs } from 'node:util'
import { roles } from '#domain/access/role.ts'
import { gridParts, gridScope } from '#domain/record/scope.ts'
import { addUser, prepareUser } from '../services/users/create-user.ts'
import type { UserRole } from '../storage/stored.ts'
import { askPassword, explaining, withServer } from '../with-server.ts'

const usage = `Makes an account:
  node dist/server/create-user.js wang.li --name 王丽 --role worker --grid 349901001001001 [--grid …]

--role    ${Object.keys(roles).join(' | ')}
--grid    a grid the person works in; once for each. Without one the person sees only what everybody sees.
The password is asked for, or taken from GRIDWALK_PASSWORD.`

const { values, positionals } = parseArgs({
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    grid: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
})
const { name, role = '', grid } = values
const isClear = name !== undefined && Object.hasOwn(roles, role)

await explaining(values.help ? '--help' : isClear ? positionals[0] : undefined, usage, (username) =>
  withServer(async (context) => {
    const user = await prepareUser({
      username,
      name: name!,
      role: role as UserRole,
      password: await askPassword(),
    })
    const now = context.clock()
    await context.store.write(async (tables) => {
      const added = await addUser(tables, user, { now, random: context.random })
      for (const code of grid) {
        for (const part of gridParts) {
          await tables.grants.give({ user: added.id, scope: gridScope(code, part), role: added.role })
        }
      }
      const what = {
        action: 'user.create',
        object: added.id,
        result: 'done',
        details: { grids: grid },
      } as const
      await tables.audit.add({ at: now, user: null, device: null, address: 'console', ...what })
    })
    console.log(`${username} can sign in now.`)
  }),
)
