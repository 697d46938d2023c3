/**
 * Who people are to the product. These are open interfaces: each domain adds its roles to them in its `roles.ts`, and nothing else in the
 * kernel has to be changed for a new one. `staff` is the staff of the district, who have no place.
 */

/** Groups of people that an action can be for, beside everybody. */
export interface Audiences {
  staff: true
}

/** Fields of an input by which the place is found that the caller's role must cover, with the type of their value. */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their fields to it
export interface Scopes {}

/**
 * Roles as they are granted, by name, in the form in which they cross the wire. A grant names its place in one field, or is for the whole
 * district.
 */
export interface Grants {
  staff: { role: 'staff' }
}

/** The same roles as their holder sees them: where to work, by name. */
export interface Workplaces {
  staff: { role: 'staff' }
}

/** Who may ask. `public`: everybody, even without an identity. `person`: everybody whom WeChat vouches for. */
export type Audience = 'public' | 'person' | keyof Audiences
export type RoleName = keyof Grants
export type Grant = Grants[RoleName]
export type Workplace = Workplaces[keyof Workplaces]
