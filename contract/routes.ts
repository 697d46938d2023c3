/** Which cloud function serves an action, by the part of its name before the dot. */
export const functionOf = {
  account: 'account',
  appeal: 'pass',
  attendance: 'course',
  certificate: 'course',
  compound: 'pass',
  consent: 'account',
  contest: 'course',
  convention: 'pass',
  course: 'course',
  draw: 'course',
  gate: 'pass',
  inbox: 'account',
  merchant: 'merchant',
  pass: 'pass',
  rider: 'account',
  role: 'account',
  sanction: 'pass',
  school: 'course',
  staff: 'account',
  station: 'account',
} as const

export type FunctionOf = typeof functionOf
export type FunctionName = FunctionOf[keyof FunctionOf]
