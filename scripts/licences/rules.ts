import type { LockedPackage } from './lock'

/** Licences that only ask to be named, and MPL-2.0, which asks for nothing where the package's own files stay unchanged. */
const PERMITTED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0'],
  ...['ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unlicense', 'Zlib'],
])

/** Packages whose lock entry states no licence, and why they may be used all the same. */
export const DECLARED: Readonly<Record<string, string>> = {
  '@cloudbase/signature-nodejs': 'Tencent publishes it as a part of @cloudbase/node-sdk (MIT), which can not do without it.',
  '@cloudbase/wx-cloud-client-sdk':
    'Tencent publishes it as a part of @cloudbase/node-sdk (MIT). An empty module stands in its place (decision 12).',
  'dom-walk': 'MIT, by its file LICENCE. A tool.',
  'exif-parser': 'MIT, by its file LICENSE.md. A tool.',
  jsesc: 'MIT, by its file LICENSE-MIT.txt. A tool.',
  'node-bitmap': 'MIT, by its README. A tool.',
  'qrcode-terminal': 'Apache-2.0, by its file LICENSE. A tool.',
  'replace-ext': 'MIT, by its file LICENSE. A tool.',
  'string.fromcodepoint': 'MIT, by its file LICENSE-MIT.txt. A tool.',
}

/** Whether an SPDX expression leaves a choice of which every part is permitted. */
export const isPermitted = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => PERMITTED.has(licence.trim())))

/** What stands against using these packages, and declarations that are of no use any more, each as a sentence. */
export function licenceProblems(packages: readonly LockedPackage[], declared = DECLARED): string[] {
  const unknown = packages
    .filter(({ name, licence }) => !(licence === undefined ? name in declared : isPermitted(licence)))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version}: ${licence ?? 'no licence'}. Read it, then permit it or declare why it may be used.`,
    )
  const idle = Object.keys(declared)
    .filter((name) => !packages.some((one) => one.name === name && one.licence === undefined))
    .map((name) => `${name} is declared, but no package needs it. Remove the declaration.`)
  return [...unknown, ...idle]
}
