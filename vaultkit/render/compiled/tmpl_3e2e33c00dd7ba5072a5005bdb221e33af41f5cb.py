from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'renewed.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('base.md.j2', 'renewed.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_event = resolve('event')
    l_0_opening = resolve('opening')
    l_0_since_often = resolve('since_often')
    l_0_facts = resolve('facts')
    l_0_agreements_by = resolve('agreements_by')
    l_0_agreement_groups = resolve('agreement_groups')
    l_0_more = resolve('more')
    l_0_settled = resolve('settled')
    l_0_name_argument = resolve('name_argument')
    l_0_outline = resolve('outline')
    l_0_first_name = resolve('first_name')
    l_0_not_known = resolve('not_known')
    l_0_settle = resolve('settle')
    l_0_parts = resolve('parts')
    l_0_prompts = resolve('prompts')
    l_0_topics = resolve('topics')
    l_0_look_today = resolve('look_today')
    l_0_every = resolve('every')
    l_0_look_again = resolve('look_again')
    try:
        t_1 = environment.filters['default']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'default' found.")
    try:
        t_2 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    pass
    yield '\nWhat changed: '
    yield str(environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'name'))
    if environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'when'):
        pass
        yield ', '
        yield str((environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'link') or environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'when')))
    if environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'quote'):
        pass
        yield ': “'
        yield str(environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'quote'))
        yield '”'
    if (undefined(name='opening') if l_0_opening is missing else l_0_opening):
        pass
        yield '. '
        yield str((undefined(name='opening') if l_0_opening is missing else l_0_opening))
    else:
        pass
        yield '; you two have met '
        yield str((undefined(name='since_often') if l_0_since_often is missing else l_0_since_often))
        yield ' since.'
    yield '\n'
    if (undefined(name='opening') if l_0_opening is missing else l_0_opening):
        pass
        yield from context.blocks['seat'][0](context)
    else:
        pass
        yield from context.blocks['seat_later'][0](context)
    if ((undefined(name='facts') if l_0_facts is missing else l_0_facts) or (undefined(name='opening') if l_0_opening is missing else l_0_opening)):
        pass
        yield '\nStays:\n\n'
        for l_1_item in (undefined(name='facts') if l_0_facts is missing else l_0_facts):
            _loop_vars = {}
            pass
            yield '- '
            yield str(environment.getattr(l_1_item, 'text'))
            yield ' ('
            yield str(environment.getattr(l_1_item, 'link'))
            yield ')\n'
        l_1_item = missing
        if (undefined(name='opening') if l_0_opening is missing else l_0_opening):
            pass
            yield '- one thing that each of you names, beginning with the two of you\n'
    yield str(context.call(environment.getattr((undefined(name='agreements_by') if l_0_agreements_by is missing else l_0_agreements_by), 'agreed'), (undefined(name='agreement_groups') if l_0_agreement_groups is missing else l_0_agreement_groups), {'all': 'Agreed before; say it again or drop it', 'who-decides': 'Who decided what before; say it again or drop it', 'decision': 'Decided before; say it again or drop it', 'ways-of-working': 'How you two worked before; say it again or drop it', 'other': 'Agreed besides; say it again or drop it'}, environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'agreements'), _block_vars=_block_vars))
    yield '\n'
    if (undefined(name='settled') if l_0_settled is missing else l_0_settled):
        pass
        yield '\nAgreed since:\n\n'
        for l_1_item in (undefined(name='settled') if l_0_settled is missing else l_0_settled):
            _loop_vars = {}
            pass
            yield '- '
            yield str(environment.getattr(l_1_item, 'text'))
            yield ' ('
            yield str(environment.getattr(l_1_item, 'link'))
            yield ')'
            if t_1(environment.getattr(l_1_item, 'ask'), ''):
                pass
                yield '; '
                yield str(environment.getattr(l_1_item, 'ask'))
            yield '\n'
        l_1_item = missing
        if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'settled'):
            pass
            yield '- '
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'settled'))
            yield ' more: `vaultkit items "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '" --kind decision`\n'
    yield '\n'
    if (undefined(name='outline') if l_0_outline is missing else l_0_outline):
        pass
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield ' may not know yet:\n\n'
        for l_1_text in environment.getattr((undefined(name='not_known') if l_0_not_known is missing else l_0_not_known), 'theirs'):
            _loop_vars = {}
            pass
            yield '- '
            yield str(l_1_text)
            yield '\n'
        l_1_text = missing
        yield '\nYou may not know yet:\n\n'
        for l_1_text in environment.getattr((undefined(name='not_known') if l_0_not_known is missing else l_0_not_known), 'mine'):
            _loop_vars = {}
            pass
            yield '- '
            yield str(l_1_text)
            yield '\n'
        l_1_text = missing
    else:
        pass
        yield '| '
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield ' may not know yet | You may not know yet |\n| --- | --- |\n'
        for l_1_row in environment.getattr((undefined(name='not_known') if l_0_not_known is missing else l_0_not_known), 'rows'):
            _loop_vars = {}
            pass
            yield '| '
            yield str(environment.getattr(l_1_row, 'theirs'))
            yield ' | '
            yield str(environment.getattr(l_1_row, 'mine'))
            yield ' |\n'
        l_1_row = missing
        yield '| … | … |\n'
    yield '\n'
    yield str(('Settle three things, no more:' if (undefined(name='opening') if l_0_opening is missing else l_0_opening) else 'The three things to settle:'))
    yield '\n\n'
    l_1_loop = missing
    for l_1_one, l_1_loop in LoopContext((undefined(name='settle') if l_0_settle is missing else l_0_settle), undefined):
        _loop_vars = {}
        pass
        yield str(environment.getattr(l_1_loop, 'index'))
        yield '. '
        yield str(environment.getattr(l_1_one, 'text'))
        for l_2_item in environment.getattr(l_1_one, 'done'):
            _loop_vars = {}
            pass
            yield ' So far: '
            yield str(environment.getattr(l_2_item, 'text'))
            yield ' ('
            yield str(environment.getattr(l_2_item, 'link'))
            yield ')'
        l_2_item = missing
        yield '\n'
    l_1_loop = l_1_one = missing
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'questions'), 'Leave room for:', (undefined(name='prompts') if l_0_prompts is missing else l_0_prompts), _block_vars=_block_vars))
    yield '\n'
    if (undefined(name='topics') if l_0_topics is missing else l_0_topics):
        pass
        yield '\n'
        yield str(('Still open from before; say which of it still holds:' if (undefined(name='opening') if l_0_opening is missing else l_0_opening) else 'Open between you:'))
        yield '\n\n'
        for l_1_item in (undefined(name='topics') if l_0_topics is missing else l_0_topics):
            _loop_vars = {}
            pass
            yield '- '
            yield str(t_2(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'commitment'), l_1_item, _loop_vars=_loop_vars)))
            yield '\n'
        l_1_item = missing
        if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'):
            pass
            yield '- '
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'))
            yield ' more: `vaultkit actions "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '"`\n'
    elif environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'):
        pass
        yield '\n'
        yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'))
        yield ' open from before, left for another day: `vaultkit actions "'
        yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
        yield '"`.\n'
    yield '\n'
    if (undefined(name='look_today') if l_0_look_today is missing else l_0_look_today):
        pass
        yield 'Today is the day to look again: does the new arrangement hold, and may the meetings thin out?\n'
    else:
        pass
        yield 'Meet '
        yield str((undefined(name='every') if l_0_every is missing else l_0_every))
        yield ' until '
        yield str((undefined(name='look_again') if l_0_look_again is missing else l_0_look_again))
        yield ', then look again at what you settled.\n'

def block_seat(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

def block_seat_later(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'body': block_body, 'seat': block_seat, 'seat_later': block_seat_later}
debug_info = '1=12&2=17&4=57&6=77&7=79&10=82&13=83&17=86&18=90&20=95&24=98&25=100&29=103&30=107&33=117&34=120&38=125&39=127&41=129&42=133&47=137&48=141&51=147&53=149&54=153&59=160&61=163&62=166&65=180&66=182&68=185&70=187&71=191&73=194&74=197&76=201&78=204&81=209&84=215&7=220&10=229'