from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'maintain.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('base.md.j2', 'maintain.md.j2')
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
    l_0_ends = resolve('ends')
    l_0_event = resolve('event')
    l_0_stays = resolve('stays')
    l_0_doubts = resolve('doubts')
    l_0_more = resolve('more')
    l_0_name_argument = resolve('name_argument')
    l_0_parts = resolve('parts')
    l_0_prompts = resolve('prompts')
    l_0_promises = resolve('promises')
    l_0_first_name = resolve('first_name')
    l_0_parked = resolve('parked')
    pass
    yield '\n'
    if (undefined(name='ends') if l_0_ends is missing else l_0_ends):
        pass
        yield 'You two are on an easier footing'
        if environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'when'):
            pass
            yield ' since '
            yield str((environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'link') or environment.getattr((undefined(name='event') if l_0_event is missing else l_0_event), 'when')))
        yield '. What ends with the old one:\n\n'
        for l_1_text in (undefined(name='ends') if l_0_ends is missing else l_0_ends):
            _loop_vars = {}
            pass
            yield '- '
            yield str(l_1_text)
            yield '\n'
        l_1_text = missing
        yield '\nWhat stays:\n\n'
        for l_1_text in (undefined(name='stays') if l_0_stays is missing else l_0_stays):
            _loop_vars = {}
            pass
            yield '- '
            yield str(l_1_text)
            yield '\n'
        l_1_text = missing
        yield '\n'
    yield from context.blocks['slot'][0](context)
    if (undefined(name='doubts') if l_0_doubts is missing else l_0_doubts):
        pass
        yield '\nSaid before and still open:\n\n'
        for l_1_item in (undefined(name='doubts') if l_0_doubts is missing else l_0_doubts):
            _loop_vars = {}
            pass
            yield '- '
            yield str(environment.getattr(l_1_item, 'quoted'))
            yield ' ('
            yield str(environment.getattr(l_1_item, 'link'))
            yield ')\n'
        l_1_item = missing
        if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'faded'):
            pass
            yield '- '
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'faded'))
            yield ' older: `vaultkit items "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '" --kind uncertainty`\n'
        elif environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'doubts'):
            pass
            yield '- '
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'doubts'))
            yield ' more: `vaultkit items "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '" --kind uncertainty`\n'
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'questions'), 'If it stays quiet:', (undefined(name='prompts') if l_0_prompts is missing else l_0_prompts), _block_vars=_block_vars))
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'promised'), ('You promised before:' if (undefined(name='ends') if l_0_ends is missing else l_0_ends) else 'You promised:'), (undefined(name='promises') if l_0_promises is missing else l_0_promises), environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'promises'), _block_vars=_block_vars))
    yield '\n'
    if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'theirs'):
        pass
        yield '\n'
        yield str(('Say together whether it still counts' if (undefined(name='ends') if l_0_ends is missing else l_0_ends) else 'Not for today'))
        yield ': '
        if (environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'theirs') > environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys')):
            pass
            yield str((environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'theirs') - environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys')))
            yield ' open on '
            yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
            yield "'s side"
            yield str((', ' if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys') else cond_expr_undefined("the inline if-expression on line 38 in 'maintain.md.j2' evaluated to false and no else section was defined.")))
        if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys'):
            pass
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys'))
            yield ' that nobody has taken on'
        yield ', `vaultkit actions "'
        yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
        yield '"'
        yield str((' --theirs' if (not environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'nobodys')) else cond_expr_undefined("the inline if-expression on line 38 in 'maintain.md.j2' evaluated to false and no else section was defined.")))
        yield '`.\n'
    if (undefined(name='parked') if l_0_parked is missing else l_0_parked):
        pass
        yield '\nHas a place of its own, not here:\n\n'
        l_1_loop = missing
        for l_1_group, l_1_loop in LoopContext((undefined(name='parked') if l_0_parked is missing else l_0_parked), undefined):
            _loop_vars = {}
            pass
            yield '- '
            yield str(environment.getattr(l_1_group, 'where'))
            yield ': '
            l_2_loop = missing
            for l_2_item, l_2_loop in LoopContext(environment.getattr(l_1_group, 'lines'), undefined):
                _loop_vars = {}
                pass
                yield str(environment.getattr(l_2_item, 'text'))
                yield str(('; ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 45 in 'maintain.md.j2' evaluated to false and no else section was defined.")))
            l_2_loop = l_2_item = missing
            yield '\n'
        l_1_loop = l_1_group = missing
        if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'parked'):
            pass
            yield '- '
            yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'parked'))
            yield ' more: `vaultkit items "'
            yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
            yield '" --kind status`\n'

def block_slot(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_first_name = resolve('first_name')
    pass
    yield 'No list. Begin with what is on '
    yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
    yield "'s mind.\n"

blocks = {'body': block_body, 'slot': block_slot}
debug_info = '1=12&2=17&4=37&5=40&7=45&8=49&13=53&14=57&18=61&21=62&25=65&26=69&28=74&29=77&30=81&31=84&34=88&35=89&36=91&38=94&40=112&44=116&45=120&48=131&49=134&18=139&19=149'