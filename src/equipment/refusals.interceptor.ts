import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AuthenticatedRequest } from '../platform/http/ask.js';
import { countedOf } from './refusal.js';
import { RefusalService } from './refusal.service.js';

/** Counts what was asked for in vain, in a transaction of its own: the one that refused is undone, and its refusal must stay. */
@Injectable()
export class CountRefusals implements NestInterceptor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly refusals: RefusalService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const counted = countedOf(error);
        if (!counted || !actor) return throwError(() => error);
        return from(this.work.run(actor, (tx) => this.refusals.count(tx, counted))).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }
}
