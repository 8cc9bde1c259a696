import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Reactor, type Reaction } from './reactor.js';

/** Every reactor of this process, found by type, and checked: a mistake here must stop the start, not a lot at three in the morning. */
@Injectable()
export class Reactors {
  private found: Reactor[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  all(): Reactor[] {
    this.found ??= this.discover();
    return this.found;
  }

  /** The reaction a job names. */
  reaction(queue: string, name: string): Reaction {
    const reaction = this.all()
      .find((reactor) => reactor.queue === queue)
      ?.reactions.find((candidate) => candidate.name === name);
    if (!reaction) throw new Error(`queue ${queue} has no reaction ${name}: list it in the room's processor`);
    return reaction;
  }

  private discover(): Reactor[] {
    const reactors = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is Reactor => instance instanceof Reactor);
    const queues = new Set<string>();
    for (const reactor of reactors) {
      if (queues.has(reactor.queue)) throw new Error(`two processors claim the queue ${reactor.queue}: one of them must take another name`);
      queues.add(reactor.queue);
      const names = reactor.reactions.map((reaction) => reaction.name);
      if (new Set(names).size < names.length) throw new Error(`queue ${reactor.queue} has two reactions of one name`);
    }
    return reactors.sort((a, b) => (a.queue < b.queue ? -1 : 1));
  }
}
