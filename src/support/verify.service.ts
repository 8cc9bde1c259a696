import { Injectable } from '@nestjs/common';
import { figuresInvariants } from '../figures/figures.invariants.js';
import { ledgerInvariants } from '../ledger/ledger.invariants.js';
import { checkInvariants, ONE_MOMENT } from '../platform/database/invariant.js';
import type { Tx } from '../platform/database/tx.js';
import type { Language } from '../vocabulary/words.js';
import type { Verification } from './verify.dto.js';

/** Recomputes everything that must hold, for the territory of the transaction. */
@Injectable()
export class VerifyService {
  /** Must be the transaction's first question: all answers are about one moment. */
  async verify(tx: Tx, language: Language): Promise<Verification> {
    await tx.query(ONE_MOMENT);
    const checked = await checkInvariants((sql) => tx.query(sql), [...ledgerInvariants, ...figuresInvariants], { running: true });
    return {
      ok: checked.every(({ broken }) => broken === 0),
      invariants: checked.map(({ invariant, ...rest }) => ({ code: invariant.code, title: invariant.title[language], ...rest })),
    };
  }
}
