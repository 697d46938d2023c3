import { domains } from '../../src/domains/pages'

/** The pages of all subpackages, such as `packages/pass/rider/gate/index`. */
export const packagePages = Object.entries(domains).flatMap(([domain, { pages }]) =>
  Object.entries(pages).flatMap(([subpackage, named]) =>
    Object.values(named).map((folder) => `packages/${domain}/${subpackage}/${folder}/index`),
  ),
)
