import { deleteSession, postSession } from '#composables/session-requests.ts'
import type { SessionWorld } from '#stores/session.ts'
import { openAccounts } from '#storage/accounts.ts'
import { openDevice } from '#sync/open-device.ts'

/** What this phone calls itself in the administrator's list. */
function deviceName(): string {
  const found = /\(([^)]*)\)/.exec(navigator.userAgent)?.[1]
  return (found ?? navigator.userAgent).slice(0, 100)
}

/** The real world of the session: this browser's storage, network, clock and chance. */
export async function browserWorld(): Promise<SessionWorld> {
  const accounts = await openAccounts({} as never)
  return {
    current: () => accounts.current(),
    async signIn({ username, password }) {
      const user = await postSession({
        username,
        password,
        device: { id: accounts.deviceId, name: deviceName() },
      })
      await accounts.signedIn(user)
      return user
    },
    async signOut() {
      await accounts.signedOut()
      await deleteSession()
    },
    open: (user) => openDevice({ user } as never),
  }
}
