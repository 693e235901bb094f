from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'share-context.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('base.md.j2', 'share-context.md.j2')
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
    l_0_topics = resolve('topics')
    l_0_threads = resolve('threads')
    l_0_more = resolve('more')
    l_0_name_argument = resolve('name_argument')
    l_0_agreements_by = resolve('agreements_by')
    l_0_agreement_groups = resolve('agreement_groups')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    pass
    yield '\n'
    if ((undefined(name='topics') if l_0_topics is missing else l_0_topics) or (undefined(name='threads') if l_0_threads is missing else l_0_threads)):
        pass
        yield from context.blocks['list_label'][0](context)
        yield '\n'
        l_1_loop = missing
        for l_1_item, l_1_loop in LoopContext((undefined(name='topics') if l_0_topics is missing else l_0_topics), undefined):
            l_1_parts = resolve('parts')
            _loop_vars = {}
            pass
            yield str(environment.getattr(l_1_loop, 'index'))
            yield '. '
            yield str(t_2(context.call(environment.getattr((undefined(name='parts') if l_1_parts is missing else l_1_parts), 'commitment'), l_1_item, _loop_vars=_loop_vars)))
            yield '\n'
        l_1_loop = l_1_item = l_1_parts = missing
        l_1_loop = missing
        for l_1_item, l_1_loop in LoopContext((undefined(name='threads') if l_0_threads is missing else l_0_threads), undefined):
            _loop_vars = {}
            pass
            yield str((t_1((undefined(name='topics') if l_0_topics is missing else l_0_topics)) + environment.getattr(l_1_loop, 'index')))
            yield '. Came up '
            yield str(environment.getattr(l_1_item, 'often'))
            yield ': '
            yield str(environment.getattr(l_1_item, 'text'))
            yield ' (last '
            yield str(environment.getattr(l_1_item, 'link'))
            yield ')\n'
        l_1_loop = l_1_item = missing
    else:
        pass
        yield from context.blocks['nothing'][0](context)
    if environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'):
        pass
        yield '\n'
        yield str(environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'topics'))
        yield ' more: `vaultkit actions "'
        yield str((undefined(name='name_argument') if l_0_name_argument is missing else l_0_name_argument))
        yield '"`.\n'
    yield from context.blocks['gaps'][0](context)
    yield str(context.call(environment.getattr((undefined(name='agreements_by') if l_0_agreements_by is missing else l_0_agreements_by), 'agreed'), (undefined(name='agreement_groups') if l_0_agreement_groups is missing else l_0_agreement_groups), {'all': 'Agreed so far', 'who-decides': 'Agreed so far on who decides', 'decision': 'Decided so far', 'ways-of-working': 'Agreed so far on how you two work', 'other': 'Agreed besides'}, environment.getattr((undefined(name='more') if l_0_more is missing else l_0_more), 'agreements'), _block_vars=_block_vars))
    yield '\n'

def block_list_label(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_theirs_first = resolve('theirs_first')
    l_0_first_name = resolve('first_name')
    pass
    yield 'Open between you'
    if (undefined(name='theirs_first') if l_0_theirs_first is missing else l_0_theirs_first):
        pass
        yield ', '
        yield str((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name))
        yield "'s first"
    yield '; put it in the order that matters today:\n'

def block_nothing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield 'Your notes hold no promise that is still open. Two things that matter are list enough.\n'

def block_gaps(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_gaps = resolve('gaps')
    l_0_parts = resolve('parts')
    l_0_prompts = resolve('prompts')
    pass
    if (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps):
        pass
        yield '\nLittle noted so far on:\n\n'
        for l_1_gap in (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps):
            _loop_vars = {}
            pass
            yield '- '
            yield str(environment.getattr(l_1_gap, 'area'))
            yield ': '
            yield str(environment.getattr(l_1_gap, 'text'))
            yield '\n'
        l_1_gap = missing
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'questions'), 'You wanted to ask:', (undefined(name='prompts') if l_0_prompts is missing else l_0_prompts), _block_vars=_block_vars))
    yield '\n'

blocks = {'body': block_body, 'list_label': block_list_label, 'nothing': block_nothing, 'gaps': block_gaps}
debug_info = '1=12&2=17&4=44&5=46&9=49&10=53&12=59&13=62&16=73&20=74&22=77&24=81&35=82&5=85&6=96&16=103&24=113&25=124&29=127&30=131&33=136'