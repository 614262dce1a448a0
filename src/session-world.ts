import type { Device } from '#sync/device.ts'
import {
  browserDisk,
  browserHttp,
  browserSharedPhotos,
  browserWorld,
  openBrowserAccounts,
} from '#sync/browser-world.ts'
import { signIn, signOut } from '#sync/http-session.ts'
import { openDevice } from '#sync/open-device.ts'
import { type Pins, pinsIn } from '#sync/pins.ts'
import { leftoversOf, removeNotebook } from '#storage/leftovers.ts'
import { worksAtDesk } from '#domain/access/role.ts'
import { Problem } from '#domain/problem.ts'
import { userScope } from '#domain/record/scope.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { SessionWorld } from '#stores/session.ts'

/** What this phone calls itself in the administrator's list. */
function deviceName(): string {
  const system = /\(([^)]*)\)/.exec(navigator.userAgent)?.[1]
  return (system ?? navigator.userAgent).slice(0, 100)
}

/**
 * What is kept on this device. A supervisor's grids stay on the server, where the desk reads them: a street is
 * larger than a phone, and people's data is not carried around without need.
 */
const wantOf = ({ id, role }: SessionUser): readonly string[] | null =>
  worksAtDesk(role) ? ['common', userScope(id)] : null

interface WorldAtStart extends SessionWorld {
  readonly pins: Pins | null
  /** The person who is signed in on this device; known with no network, too. */
  current(): Promise<SessionUser | null>
}

/** The real world of the session: this browser's storage, network, clock and chance. */
export async function sessionWorld(): Promise<WorldAtStart> {
  const accounts = await openBrowserAccounts()
  const { deviceId } = accounts
  const http = browserHttp()

  /** The list of accounts tells who still has something here, also while that person is signed out. */
  function follow(device: Device): Device {
    let noted: number | null = null
    const note = ({ unsent, oldestUnsentAt }: Device['status']) => {
      if (unsent === noted) return
      noted = unsent
      void accounts.noteUnsent(device.user.id, unsent, oldestUnsentAt)
    }
    note(device.status)
    device.onStatus(note)
    return device
  }

  return {
    // Absent outside HTTPS, where nothing can be hashed well.
    pins: globalThis.crypto?.subtle
      ? pinsIn({ accounts, subtle: crypto.subtle, random: (bytes) => crypto.getRandomValues(bytes) })
      : null,
    current: () => accounts.current(),
    async signIn({ username, password }) {
      const { user } = await signIn(http, {
        username,
        password,
        device: { id: deviceId, name: deviceName() },
      })
      await accounts.signedIn(user, username)
      return user
    },
    async signOut() {
      await accounts.signedOut()
      try {
        await signOut(http)
      } catch (error) {
        // Signed out on this phone all the same; the server's session ends with its time.
        if (!(error instanceof Problem)) throw error
      }
    },
    lastUsername: () => accounts.lastUsername(),
    peopleHere: () => accounts.all(),
    leftHere: (user) => leftoversOf(user, browserDisk()),
    async remove(user, agreed) {
      await removeNotebook(user, agreed, browserDisk())
      await accounts.forget(user)
      // Pictures of people must not stay behind on a phone that is handed in; the album has its own.
      await browserSharedPhotos().clear()
    },
    open: async (user) =>
      follow(
        await openDevice(
          browserWorld({
            user,
            deviceId,
            app: import.meta.env.VITE_APP_VERSION ?? '0',
            want: () => wantOf(user),
          }),
        ),
      ),
  }
}
