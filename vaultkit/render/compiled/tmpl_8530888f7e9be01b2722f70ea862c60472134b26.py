from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skip-level/share-context.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('share-context.md.j2', 'skip-level/share-context.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_list_label(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_reports_to = resolve('reports_to')
    l_0_first_name = resolve('first_name')
    pass
    yield 'Open between you; what belongs with '
    yield str(((undefined(name='reports_to') if l_0_reports_to is missing else l_0_reports_to) or str_join(((undefined(name='first_name') if l_0_first_name is missing else l_0_first_name), "'s manager", ))))
    yield ' goes back there:\n'

def block_nothing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield 'Your notes hold no promise that is still open; what these questions bring is list enough.\n'

def block_gaps(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_parts = resolve('parts')
    l_0_first_name = resolve('first_name')
    l_0_prompts = resolve('prompts')
    pass
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'questions'), str_join(('Send these to ', (undefined(name='first_name') if l_0_first_name is missing else l_0_first_name), ' a few days before:', )), (undefined(name='prompts') if l_0_prompts is missing else l_0_prompts), _block_vars=_block_vars))
    yield '\n'

blocks = {'list_label': block_list_label, 'nothing': block_nothing, 'gaps': block_gaps}
debug_info = '1=12&2=17&3=28&5=31&8=41&9=52'