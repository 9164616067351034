/** The diagnosis in `conformance.json`. */

/** A cause that explains failures. */
export interface Cause {
  /** `target`: seen in all answers. `likely` and `resembles`: one fault of the catalogue. `part`: one of several faults. `shared`: what the failures have in common. */
  kind: 'target' | 'likely' | 'resembles' | 'part' | 'shared';
  /** One sentence. */
  text: string;
  /** The ids of the faults that fit equally well. */
  faults?: string[];
  /** The failed clauses that the cause explains. */
  explains: string[];
}

/** Why clauses failed: the causes, best first. */
export interface Diagnosis {
  /** The number of failed clauses. */
  failures: number;
  causes: Cause[];
}
