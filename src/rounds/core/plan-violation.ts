/** One thing that is wrong with a plan: a rule it breaks, under the rule's code, or a figure in it that does not add up. */
export interface PlanViolation {
  readonly code: string;
  readonly vehicle?: string;
  /** A stop id, or the id of a request that is not answered for. */
  readonly at?: string;
  readonly what: string;
}
