/**
 * Parts of a domain whose actions have a prefix of their own, and the function that serves them. The prefix of every other action is the
 * name of its function.
 */
const SERVED_BY: Readonly<Record<string, string>> = {
  appeal: 'pass',
  attendance: 'course',
  certificate: 'course',
  compound: 'pass',
  consent: 'account',
  contest: 'course',
  convention: 'pass',
  draw: 'course',
  gate: 'pass',
  home: 'account',
  inbox: 'account',
  rider: 'account',
  role: 'account',
  sanction: 'pass',
  school: 'course',
  staff: 'account',
  station: 'account',
}

/** The cloud function that serves an action, by the part of its name before the dot. */
export function functionOf(action: string): string {
  const [prefix = ''] = action.split('.')
  return new Map(Object.entries(SERVED_BY)).get(prefix) ?? prefix
}

/** Where phones may put pictures. The storage's rule says so, and the emulator holds to it. */
export const UPLOAD_PATH = /^incoming\/[0-9A-Za-z_-]+\.jpg$/
