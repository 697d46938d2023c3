/**
 * Roles of people in the product. These are open interfaces: each domain adds its roles in its `roles.ts`, so that a new role needs no
 * change in the kernel. `staff` is the staff of the district, whose role is not tied to a place.
 */

/** Groups of people that an action can be for, besides everybody. */
export interface Audiences {
  staff: true
}

/** Input fields that lead to the place that the caller's role must cover, with the types of their values. */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their fields to it
export interface Scopes {}

/** Grants of roles by name, as they cross the wire. A grant names its place in one field, or covers the whole district. */
export interface Grants {
  staff: { role: 'staff' }
}

/** The same roles as their holder sees them: the places of work by name. */
export interface Workplaces {
  staff: { role: 'staff' }
}

/** The people who may request an action. `public`: everybody, even without an identity. `person`: everybody with a WeChat identity. */
export type Audience = 'public' | 'person' | keyof Audiences
export type RoleName = keyof Grants
export type Grant = Grants[RoleName]
export type Workplace = Workplaces[keyof Workplaces]
