import { namedKeys } from './keys'

/** The keys of the audit trail. They are in no database, so that whoever can write to the database cannot make entries that fit. */
export interface AuditKeys {
  readonly currentKeyId: string
  /** 32 bytes each, by id. Old keys stay for good, because the entries that they prove do. */
  readonly keys: ReadonlyMap<string, Buffer>
}

let loaded: AuditKeys | undefined

export const auditKeys = () => {
  loaded ??= readAuditKeys(process.env)
  return loaded
}

/**
 * Reads the audit keys of the environment.
 *
 * @throws when a key is missing or is not 32 bytes long
 */
export function readAuditKeys(environment: Readonly<Record<string, string | undefined>>): AuditKeys {
  const keys = namedKeys('AUDIT_KEYS', environment.AUDIT_KEYS)
  const currentKeyId = environment.AUDIT_KEY_ID ?? ''
  if (!keys.has(currentKeyId)) throw new Error('AUDIT_KEY_ID must name one of AUDIT_KEYS (docs/deploy.md, "Keys")')
  return { currentKeyId, keys }
}
