/**
 * The code posted at a gate (场所码): `G` + 16 letters or digits + `I` (coming in) or `O` (going out). It is not secret, it only names the gate; a
 * renewed one no longer does. WeChat's own scanner opens the page with it as `scene` (at most 32 characters).
 */
export interface GateCode {
  /** What the compound's document knows, without the direction. */
  readonly code: string
  readonly direction: 'in' | 'out'
}

export const gateCodeText = ({ code, direction }: GateCode) => `G${code}${direction === 'in' ? 'I' : 'O'}`

/** The page that WeChat's scanner opens, and where the scene stands in it. */
export const GATE_PAGE = 'packages/pass/rider/gate/index'

/** Reads what a scanner gave: the code itself, or the address of the page with the code as its scene. Null: no code of a gate. */
export function readGateCode(text: string): GateCode | null {
  const scene = /[?&]scene=([^&]+)/.exec(text)?.[1] ?? text
  const [, code = '', direction] = /^G([0-9A-HJKMNP-TV-Z]{16})([IO])$/.exec(scene.trim()) ?? []
  return code ? { code, direction: direction === 'O' ? 'out' : 'in' } : null
}
